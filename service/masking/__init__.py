"""Personal data: suggested, confirmed by a person, and gone from what is handed out.

``suggest`` finds it, ``spans`` says where all of what was confirmed stands, ``burn`` and ``texts`` write it away,
``protocol`` tells what was done without repeating it. Nothing of it is kept.
"""
