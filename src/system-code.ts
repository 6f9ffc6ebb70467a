// What the operating system, or Node for it, calls an error.

/** Such as `ENOENT`; undefined for errors of another kind. */
export function systemCode(error: unknown): string | undefined {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'string' ? error.code : undefined;
}
