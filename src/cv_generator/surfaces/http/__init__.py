"""Operations -> routes and OpenAPI; errors -> status codes."""
