'use strict';
process.env.SAMSYN_WORLD = 'training';
require('./build-if-needed.js').run('start.js');
