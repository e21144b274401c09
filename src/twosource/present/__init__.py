"""The dossier, the terminal and the exports; knows nouns and the view, never a stage."""
