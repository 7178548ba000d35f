export { wahaMessenger } from './messenger';
