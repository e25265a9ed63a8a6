-- Shared by the scripts of this folder, each of which is sent with this text before its own.
-- A window of a board is a sorted set. Beside it lie, under its key with a suffix:
--   :meta      hash: definition that it was filled for, filledAt. Without it there is no such window.
--   :counted   set of reservations that it was filled with, and that are not to be counted when they come by
--   :building  token of whoever fills it anew; what changes meanwhile is noted in :log
--   :next      the new one, with :next:meta and :next:counted, once it follows what changes: until it is compared with the old

-- The parts of an id of a stream.
local function parts(id)
  local ms, seq = id:match('^(%d+)-(%d+)$')
  return tonumber(ms), tonumber(seq)
end

local function is_after(id, other)
  local ms, seq = parts(id)
  local other_ms, other_seq = parts(other)
  return ms > other_ms or (ms == other_ms and seq > other_seq)
end

-- Changes a score; who has none any more is no member.
local function add(scores, member, by)
  if tonumber(redis.call('ZINCRBY', scores, by, member)) == 0 then
    redis.call('ZREM', scores, member)
  end
end

-- Takes a copy away, or puts it in the place of another.
local function drop(scores)
  redis.call('DEL', scores, scores .. ':meta', scores .. ':counted')
end
local function move(from, to)
  drop(to)
  for _, suffix in ipairs({ '', ':meta', ':counted' }) do
    if redis.call('EXISTS', from .. suffix) == 1 then
      redis.call('RENAME', from .. suffix, to .. suffix)
    end
  end
end

-- How long a copy lives; 0 is for ever.
local function live(scores, ms)
  for _, suffix in ipairs({ '', ':meta', ':counted' }) do
    if tonumber(ms) > 0 then
      redis.call('PEXPIRE', scores .. suffix, ms)
    else
      redis.call('PERSIST', scores .. suffix)
    end
  end
end

-- The same for a window that has just been filled. One in which nobody is ends soon: strangers can ask for any day.
local function settle(scores, ms, empty_ms)
  live(scores, redis.call('EXISTS', scores) == 1 and ms or empty_ms)
end

-- Lets the scores of a window end with the rest of it: a sorted set that was empty was not there.
local function end_together(scores)
  local left = redis.call('PTTL', scores .. ':meta')
  if left > 0 then
    redis.call('PEXPIRE', scores, left)
  end
end

-- Lets a window live on that is used; written now and then only, not with every read; but not an empty one.
local function keep(scores, ms)
  if tonumber(ms) > 0 and redis.call('PTTL', scores .. ':meta') < ms / 2 and redis.call('EXISTS', scores) == 1 then
    live(scores, ms)
  end
end

-- Tells everybody which windows of a board have changed.
local function tell(channel, board, spans)
  if #spans > 0 then
    redis.call('PUBLISH', channel, cjson.encode({ board = board, spans = spans }))
  end
end
