"""Media types of documents, each written once: those that the registry of IANA names."""

from typing import Final

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT: Final = "application/vnd.oasis.opendocument.text"
JSON: Final = "application/json"
YAML: Final = "application/yaml"
MARKDOWN: Final = "text/markdown"
TEXT: Final = "text/plain"
