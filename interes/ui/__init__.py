"""The face kit: base page, components, formats, panels and htmx helpers. Knows no room."""
