/** Where people write besides a chat with the shop. */

/** Digits of the one group that the shop is in. */
export const groupId = '120363019502650977';

/** Digits of the one channel that the shop follows. */
export const newsletterId = '120363166555745933';

export const statusChat = 'status@broadcast';
