export const vendor = 'whatsappCloud';

/** As it stands in messages. */
export const displayName = 'WhatsApp';
