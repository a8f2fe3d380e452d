'use strict';
require('./build-if-needed.js').run('start.js');
