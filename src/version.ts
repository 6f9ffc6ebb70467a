// The version; the build puts the one of package.json in its place.
declare const DIFFCMP_VERSION: string | undefined;

export const version: string = typeof DIFFCMP_VERSION === 'undefined' ? '0.0.0-source' : DIFFCMP_VERSION;
