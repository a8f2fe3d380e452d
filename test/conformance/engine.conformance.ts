import { engineBehaviours } from '../contract/kurrentdb-engine';
import { freshEngine } from './engine';

engineBehaviours('the engine', () => Promise.resolve(freshEngine()));
