'use strict';
require('./build-if-needed.js').run('feed.js');
