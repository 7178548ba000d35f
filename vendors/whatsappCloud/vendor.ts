export const vendor = 'whatsappCloud';
