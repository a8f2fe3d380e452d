export { PROBLEM_TITLES } from './problem-titles';
export { LANGUAGES, type InEveryLanguage, type Language, type Title, type Titles } from './titles';
export { WARNING_TITLES } from './warning-titles';
