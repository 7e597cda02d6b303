"""Pages of the automation room."""
