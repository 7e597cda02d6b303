"""How an import is carried out: private to `import_files`."""
