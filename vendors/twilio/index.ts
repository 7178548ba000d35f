export { twilioMessenger } from './messenger';
