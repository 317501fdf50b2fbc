"""What is laid on the tables, as PDF: cards, signs, the run sheet, ballot papers. Values in, the bytes of a PDF out."""
