/** Its name in the world, and where it answers. */
export const vendor = 'waha';
export const host = 'waha.loja-ponte.example';
