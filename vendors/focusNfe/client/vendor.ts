export const vendor = 'focusNfe';

export const displayName = 'Focus NFe';
