"""What is measured and how; figures in the documents come from here."""
