"""Plans and reports as TOML text that planners type by hand; the format is described in ``docs/berkas_toml.md``.

Reading collects every fault before it raises NaskahError; writing gives text that reads back as the same object.
"""
