/** The simulated shop's address. */
export const host = 'loja-woo.example';
export const shopUrl = `https://${host}`;
