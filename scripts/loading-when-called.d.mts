export function loadingWhenCalled(code: string, names: readonly string[]): string;
