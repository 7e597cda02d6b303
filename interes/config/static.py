"""Static files under hashed names, so that browsers keep them for a year."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Hash names in style sheets and in the imports between our JavaScript modules too."""

    support_js_module_import_aggregation = True
    manifest_strict = False
