export { wireTypes } from '@samsyn/event-store';
