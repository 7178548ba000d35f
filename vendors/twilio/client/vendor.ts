export const vendor = 'twilio';

export const displayName = 'Twilio';
