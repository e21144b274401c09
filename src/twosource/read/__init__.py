"""What stands in a report: names, numbers, dates, negations."""
