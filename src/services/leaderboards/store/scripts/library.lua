-- Functions for the scripts of this folder. Each script is sent with this text before its own.
-- A window is a sorted set of members by score. Keys with a suffix belong to it:
--   :meta      hash: `definition`, time (`filledAt`) and source (`from`) of the last rebuild. Without it the window has not been
--              built. From `counters`: it has not been compared with the bookings.
--   :counted   set of reservations that the rebuild counted. Their score events are skipped.
--   :building  token of the process that rebuilds the window
--   :log       list of score events that were applied since that rebuild began
--   :next      rebuilt copy with :next:meta and :next:counted. It follows score events until it is compared with the window.

-- Splits the id of a stream entry.
local function parts(id)
  local ms, seq = id:match('^(%d+)-(%d+)$')
  return tonumber(ms), tonumber(seq)
end

local function is_after(id, other)
  local ms, seq = parts(id)
  local other_ms, other_seq = parts(other)
  return ms > other_ms or (ms == other_ms and seq > other_seq)
end

-- Adds to a score. A member that reaches 0 is removed.
local function add(scores, member, by)
  if tonumber(redis.call('ZINCRBY', scores, by, member)) == 0 then
    redis.call('ZREM', scores, member)
  end
end

-- Removes a window or a copy.
local function drop(scores)
  redis.call('DEL', scores, scores .. ':meta', scores .. ':counted')
end

-- Replaces one window or copy with another.
local function move(from, to)
  drop(to)
  for _, suffix in ipairs({ '', ':meta', ':counted' }) do
    if redis.call('EXISTS', from .. suffix) == 1 then
      redis.call('RENAME', from .. suffix, to .. suffix)
    end
  end
end

-- Sets the TTL of a window or a copy. 0: no expiry.
local function set_ttl(scores, ms)
  for _, suffix in ipairs({ '', ':meta', ':counted' }) do
    if tonumber(ms) > 0 then
      redis.call('PEXPIRE', scores .. suffix, ms)
    else
      redis.call('PERSIST', scores .. suffix)
    end
  end
end

-- Sets the TTL of a rebuilt window. An empty one expires soon, because clients can request any day.
local function set_first_ttl(scores, ms, empty_ms)
  set_ttl(scores, redis.call('EXISTS', scores) == 1 and ms or empty_ms)
end

-- Lets the scores expire with the rest of a window. A sorted set that gets its first member is new and has no TTL.
local function expire_with_meta(scores)
  local left = redis.call('PTTL', scores .. ':meta')
  if left > 0 then
    redis.call('PEXPIRE', scores, left)
  end
end

-- Renews the TTL of a window that is read, unless it is empty. Writes only after half of the TTL, not at each read.
local function renew_ttl(scores, ms)
  if tonumber(ms) > 0 and redis.call('PTTL', scores .. ':meta') < ms / 2 and redis.call('EXISTS', scores) == 1 then
    set_ttl(scores, ms)
  end
end

-- Publishes the changed windows of a board.
local function publish(channel, board, spans)
  if #spans > 0 then
    redis.call('PUBLISH', channel, cjson.encode({ board = board, spans = spans }))
  end
end
