export const vendor = 'zApi';

export const displayName = 'Z-API';
