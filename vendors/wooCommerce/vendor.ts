export const vendor = 'wooCommerce';
