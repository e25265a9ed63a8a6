/** An instant as the interface writes it: RFC 3339, UTC, whole seconds: `2025-12-15T08:00:00Z`. */
export const rfc3339 = (instant: Date) => `${instant.toISOString().slice(0, 19)}Z`
