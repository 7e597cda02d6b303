"""What a client may buy: deals, pipelines, stages, next steps, closure."""
