"""Reading the text of reports into models."""
