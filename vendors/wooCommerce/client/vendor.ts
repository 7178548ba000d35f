export const vendor = 'wooCommerce';

/** As it stands in messages. */
export const displayName = 'The WooCommerce store';
