export const vendor = 'evolution';

export const displayName = 'Evolution API';
