package rooms

import rego.v1

result := {"id": input.room.id, "failed": failed}

grave := {
	"update_profile", "approve_requests", "delete_messages", "remove_members", "grant_roles",
	"change_capacity", "read_only_chat",
}

categories := {
	"ゲーム", "スポーツ", "芸能人・有名人", "同世代", "アニメ・漫画", "金融・ビジネス", "音楽",
	"地域・暮らし", "ファッション・美容", "イラスト", "研究・学習", "働き方・仕事", "学校・同窓会",
	"料理・グルメ", "健康", "団体", "妊活・子育て", "乗り物", "写真", "旅行", "動物・ペット",
	"TV・VOD", "本", "映画・舞台", "17", "16", "26", "7", "22", "40", "33", "8", "20", "41", "11",
	"5", "2", "12", "23", "6", "28", "19", "37", "18", "27", "24", "29", "30",
}

failed contains "moderation.announcement-permission" if {
	input.members.count >= 100
	input.permissions.create_announcements == "member"
}

failed contains "moderation.co-admin-shortage" if {
	some step in [[50, 1], [500, 2], [2000, 5]]
	input.members.count >= step[0]
	count(input.admins.co_admins) < step[1]
}

failed contains "moderation.mention-all" if {
	input.members.count >= 0
	input.permissions.mention_all == "member"
}

failed contains "moderation.permission-width" if {
	input.members.count >= 0
	some name in grave
	input.permissions[name] == "member"
}

failed contains "moderation.role-granting" if {
	input.members.count >= 0
	input.permissions.grant_roles == "co_admin"
}

failed contains "moderation.spam-filter-off" if {
	input.bots.spam_filter.enabled == false
	exposed
}

failed contains "moderation.violation-limit" if {
	input.bots.spam_filter.enabled == true
	input.bots.spam_filter.violation_limit > 5
}

failed contains "operations.departure-messages" if input.system_messages.leave == true

failed contains "operations.departure-messages" if input.system_messages.kick == true

failed contains "visibility.age-limit-unenforced" if {
	input.room.minimum_age >= 18
	input.visibility.join_method == "open"
	not input.visibility.adult_only
}

failed contains "visibility.category-mismatch" if {
	object.get(input.room, "region", "jp") == "jp"
	name := trim_space(category) # outside of `not`, which holds for what is undefined
	not name in categories
}

failed contains "visibility.code-room-searchable" if {
	input.visibility.searchable == true
	input.visibility.join_method == "code"
}

failed contains "visibility.invite-link-contradiction" if {
	input.visibility.searchable == false
	input.visibility.invite_link_enabled == false
	not input.visibility.join_method == "code"
}

failed contains "visibility.public-room-unsearchable" if {
	input.room.audience == "public"
	input.visibility.searchable == false
	not input.visibility.join_method == "code"
}

failed contains "visibility.single-member-room" if {
	input.visibility.searchable == true
	input.members.count <= 1
}

failed contains "visibility.full-room" if input.members.count >= input.members.capacity

exposed if {
	input.members.count > 30
	input.visibility.join_method
}

exposed if {
	input.members.count >= 0
	input.visibility.join_method == "open"
}

category := input.room.category if is_string(input.room.category)

category := sprintf("%d", [input.room.category]) if is_number(input.room.category)
