/** How WhatsApp names a person to a linked device. */
export const jidOf = (digits: string): string => `${digits}@s.whatsapp.net`;
