"""Where the house is put together: settings, addresses, processes, command line."""
