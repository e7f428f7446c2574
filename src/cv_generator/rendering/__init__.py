"""A CV -> PDF, pictures of its pages, DOCX. The typesetter decides what fits."""
