export { zApiMessenger } from './messenger';
