"""How files of other programs are understood: tables, kinds of files, neutral records."""
