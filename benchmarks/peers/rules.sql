-- DuckDB and ClickHouse read the same conditions; a comparison with NULL fails no room.
CASE WHEN members.count >= 100 AND permissions.create_announcements = 'member'
    THEN 'moderation.announcement-permission' END,
CASE WHEN length(admins.co_admins) < CASE
        WHEN members.count >= 2000 THEN 5
        WHEN members.count >= 500 THEN 2
        WHEN members.count >= 50 THEN 1
        ELSE 0 END
    THEN 'moderation.co-admin-shortage' END,
CASE WHEN members.count >= 0 AND permissions.mention_all = 'member'
    THEN 'moderation.mention-all' END,
CASE WHEN members.count >= 0 AND (
        permissions.update_profile = 'member' OR permissions.approve_requests = 'member'
        OR permissions.delete_messages = 'member' OR permissions.remove_members = 'member'
        OR permissions.grant_roles = 'member' OR permissions.change_capacity = 'member'
        OR permissions.read_only_chat = 'member')
    THEN 'moderation.permission-width' END,
CASE WHEN members.count >= 0 AND permissions.grant_roles = 'co_admin'
    THEN 'moderation.role-granting' END,
CASE WHEN NOT bots.spam_filter.enabled AND (
        (members.count > 30 AND visibility.join_method IS NOT NULL)
        OR (members.count >= 0 AND visibility.join_method = 'open'))
    THEN 'moderation.spam-filter-off' END,
CASE WHEN bots.spam_filter.enabled AND bots.spam_filter.violation_limit > 5
    THEN 'moderation.violation-limit' END,
CASE WHEN system_messages.leave OR system_messages.kick
    THEN 'operations.departure-messages' END,
CASE WHEN coalesce(room.region, 'jp') = 'jp' AND trim(room.category) NOT IN (
        'ゲーム', 'スポーツ', '芸能人・有名人', '同世代', 'アニメ・漫画', '金融・ビジネス', '音楽',
        '地域・暮らし', 'ファッション・美容', 'イラスト', '研究・学習', '働き方・仕事', '学校・同窓会',
        '料理・グルメ', '健康', '団体', '妊活・子育て', '乗り物', '写真', '旅行', '動物・ペット',
        'TV・VOD', '本', '映画・舞台', '17', '16', '26', '7', '22', '40', '33', '8', '20', '41', '11',
        '5', '2', '12', '23', '6', '28', '19', '37', '18', '27', '24', '29', '30')
    THEN 'visibility.category-mismatch' END,
CASE WHEN room.minimum_age >= 18 AND visibility.join_method = 'open'
        AND NOT coalesce(visibility.adult_only, FALSE)
    THEN 'visibility.age-limit-unenforced' END,
CASE WHEN visibility.searchable AND visibility.join_method = 'code'
    THEN 'visibility.code-room-searchable' END,
CASE WHEN NOT visibility.searchable AND NOT visibility.invite_link_enabled
        AND visibility.join_method IS DISTINCT FROM 'code'
    THEN 'visibility.invite-link-contradiction' END,
CASE WHEN room.audience = 'public' AND NOT visibility.searchable
        AND visibility.join_method IS DISTINCT FROM 'code'
    THEN 'visibility.public-room-unsearchable' END,
CASE WHEN visibility.searchable AND members.count <= 1
    THEN 'visibility.single-member-room' END,
CASE WHEN members.count >= members.capacity
    THEN 'visibility.full-room' END
