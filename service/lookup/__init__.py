"""What a process holds of the search index: postings per word, and a column per thing that hits are counted and chosen by.

Pure: arrays in, arrays out. ``service/store/held.py`` fills it from the database and keeps it in step.
"""
