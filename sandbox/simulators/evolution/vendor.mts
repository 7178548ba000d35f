/** Its name in the world, and where it answers. */
export const vendor = 'evolution';
export const host = 'evolution.loja-ponte.example';
