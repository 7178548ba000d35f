export const icon = { light: 'file:nowhere.svg' };
