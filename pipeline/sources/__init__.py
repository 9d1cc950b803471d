"""Which outlets: one YAML file per country, read and checked by `load_sources`."""

from pipeline.sources.registry import RegistryError, load_sources

__all__ = ["RegistryError", "load_sources"]
