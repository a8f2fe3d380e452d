'use strict';
require('./build-if-needed.js').run('exercise.js');
