"""From an item to a report: decode, extract, mark furniture, split sentences, propose dates."""
