export const vendor = 'waha';

export const displayName = 'WAHA';
