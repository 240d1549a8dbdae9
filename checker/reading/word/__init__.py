"""Readers of office documents: .docx, and what LibreOffice converts to it."""
